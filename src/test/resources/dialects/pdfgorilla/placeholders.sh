curl --request POST \
  --url https://pdfgorilla.io/api/v1/templates/{templateId}/generate-async \
  --header 'Content-Type: <content-type>' \
  --header 'x-api-key: <api-key>' \
  --data '
{
  "data": {},
  "jsonData": "<string>",
  "webhookUrl": "<string>",
  "webhookSecret": "<string>",
  "idempotencyKey": "<string>"
}
'
