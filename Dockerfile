FROM node:22-slim AS explorer
WORKDIR /explorer
COPY api/explorer .
RUN npm ci --ignore-scripts && npm run build

FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY . .
COPY --from=explorer /explorer/dist api/explorer/dist
RUN useradd --create-home reformgraph && mkdir -p /documents && chown reformgraph /app /documents
USER reformgraph
EXPOSE 8000
CMD ["python", "-m", "api", "--host", "0.0.0.0", "--port", "8000"]
