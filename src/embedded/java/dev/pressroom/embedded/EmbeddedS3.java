package dev.pressroom.embedded;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** An S3 server in this process, over plain files; it checks signatures and the expiry of pre-signed URLs as the real ones do. */
final class EmbeddedS3 implements EmbeddedServer {
    private static final String BUCKET = "pressroom";
    /** For signatures only; no such place exists. */
    private static final String REGION = "us-east-1";
    private static final int THREADS = 50;

    private final S3Proxy proxy;
    private final Secrets secrets;

    private EmbeddedS3(S3Proxy proxy, Secrets secrets) {
        this.proxy = proxy;
        this.secrets = secrets;
    }

    static EmbeddedS3 start(DataFolder folder, int port) {
        var chosen = Ports.freeOrGiven(port, "the S3 server", "PRESSROOM_EMBEDDED_S3_PORT");
        try {
            var files = folder.privateFolder("s3");
            Files.createDirectories(files.resolve(BUCKET));
            return new EmbeddedS3(serve(files, chosen, folder.secrets()), folder.secrets());
        } catch (IOException e) {
            throw DataFolder.unusable(folder.root(), e);
        }
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("quarkus.s3.endpoint-override", "http://127.0.0.1:" + proxy.getPort(), "quarkus.s3.aws.region",
                REGION,
                "quarkus.s3.aws.credentials.type", "static", "quarkus.s3.aws.credentials.static-provider.access-key-id",
                secrets.s3AccessKey(), "quarkus.s3.aws.credentials.static-provider.secret-access-key",
                secrets.s3SecretKey(),
                "quarkus.s3.path-style-access", "true", "pressroom.storage.bucket", BUCKET);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the S3 server did not stop", e);
        }
    }

    private static S3Proxy serve(Path files, int port, Secrets secrets) {
        var proxy = S3Proxy.builder().blobStore(new FilesystemNio2BlobStore(files.toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, secrets.s3AccessKey(), secrets.s3SecretKey())
                .jettyMaxThreads(THREADS)
                .stopTimeout(500).build();
        try {
            proxy.start();
            return proxy;
        } catch (Exception e) {
            throw new StartFailure("The S3 server did not start: " + e.getMessage() + ".", e);
        }
    }
}
