"""Reform areas: work lines of headings, fields that end in 改革, fields of items and titles."""
