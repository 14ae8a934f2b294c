// A client's loop after PDF Gorilla's page on the status of jobs; the address of the API comes first.
const [base, jobId, apiKey] = process.argv.slice(2);

async function waitForPdf(jobId, apiKey) {
  for (;;) {
    const response = await fetch(`${base}/api/v1/jobs/${jobId}`, { headers: { 'x-api-key': apiKey } });
    if (!response.ok) {
      throw new Error(`status ${response.status}`);
    }
    const job = await response.json();
    if (job.status === 'completed') {
      return job.downloadUrl;
    }
    if (job.status === 'failed' || job.status === 'canceled' || job.status === 'expired') {
      throw new Error(job.error?.message ?? job.status);
    }
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
}

waitForPdf(jobId, apiKey).then(
  (url) => console.log(url),
  (error) => {
    console.log(error.message);
    process.exitCode = 1;
  },
);
