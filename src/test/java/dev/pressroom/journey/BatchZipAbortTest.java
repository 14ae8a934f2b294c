package dev.pressroom.journey;

import static dev.pressroom.testing.BatchAccount.NAMED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;

import dev.pressroom.testing.BatchAccount;

/** Readers that leave before an archive is whole take nothing along that others need. */
@QuarkusTest
class BatchZipAbortTest {
    private static final int MEMBERS = 64;

    @Test
    void handsOutTheArchiveAfterManyWhoLeftInTheMiddle() throws IOException {
        var account = BatchAccount.open();
        List<Map<String, Object>> items = IntStream.range(0, MEMBERS).mapToObj(n -> BatchAccount.item("n" + n))
                .toList();
        String batch = account.post(Map.of("html", NAMED, "items", items));
        account.ended(batch);

        for (int reader = 0; reader < 60; reader++) {
            abort(account, batch, reader);
        }

        byte[] archive = account.call().get("/v1/batches/" + batch + "/zip").then().statusCode(200).extract()
                .asByteArray();
        assertThat(entries(archive)).isEqualTo(MEMBERS);
    }

    /** Some leave with the first byte of the answer, others later: documents are opened all the time. */
    private static void abort(BatchAccount account, String batch, int reader) throws IOException {
        try (var socket = new Socket("localhost", RestAssured.port)) {
            socket.setSoLinger(true, 0);
            socket.setReceiveBufferSize(4_096);
            socket.getOutputStream()
                    .write(("GET /v1/batches/" + batch + "/zip HTTP/1.1\r\nHost: localhost\r\nx-api-key: "
                            + account.tenant().key() + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(1 + reader * 200)).isNotEmpty();
        }
    }

    private static int entries(byte[] archive) throws IOException {
        int entries = 0;
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            while (zip.getNextEntry() != null) {
                entries++;
            }
        }
        return entries;
    }
}
