import requests
import time
def generate_pdf_async(params):
    # 1. Async generation request
    url = f"https://{params['workspace_id']}.re-port-flow.com/v1/file/async/single"
    headers = {
        'AppKey': params['app_key'],
        'SecretKey': params['secret_key'],
        'Content-Type': 'application/json'
    }
    data = {
        'designId': params['design_id'],
        'version': params['version'],
        'content': {
            'fileName': params['file_name'],
            'params': params['data']
        }
    }
    response = requests.post(url, headers=headers, json=data)
    response.raise_for_status()
    result = response.json()
    pdf_url = result['url']
    file_id = result['fileId']
    print(f'PDF generation started: {pdf_url}')
    # 2. Download PDF
    pdf_response = requests.get(pdf_url)
    pdf_response.raise_for_status()
    # Save to file
    with open(params['file_name'], 'wb') as f:
        f.write(pdf_response.content)
    return {'url': pdf_url, 'file_id': file_id}

# Usage example
result = generate_pdf_async({
    'workspace_id': 'your-workspace-id',
    'app_key': 'your-app-key',
    'secret_key': 'your-secret-key',
    'design_id': '550e8400-e29b-41d4-a716-446655440000',
    'version': 1,
    'file_name': 'invoice.pdf',
    'data': {
        'customerName': 'John Doe',
        'invoiceNumber': 'INV-2024-001',
        'amount': 10000
    }
})
