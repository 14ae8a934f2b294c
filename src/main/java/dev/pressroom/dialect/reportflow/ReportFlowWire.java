package dev.pressroom.dialect.reportflow;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

/** ReportFlow's words, field for field. */
interface ReportFlowWire {
    /**
     * A body that asks for files, all of it checked that needs no look into the account.
     *
     * @param version may be larger than any that there is
     */
    record Order(UUID designId, long version, List<Content> contents) {}

    /**
     * @param fileName  with its ending
     * @param params    an object
     * @param shareType {@code 01}, {@code 02} or {@code 03}
     */
    record Content(String fileName, JsonNode params, String shareType, @Nullable JsonNode passthrough) {}

    /** To a request for one file, of the first generation. */
    record Accepted(String url, String fileId) {}

    /** To one for many. */
    record AcceptedFiles(String url, String fileId, List<NamedFile> files) {}

    record NamedFile(String fileName, String fileId) {}

    /** To both, of the second generation. */
    record Requested(String requestId, String url, List<RequestedFile> files) {}

    record RequestedFile(String fileName, String fileId, @Nullable JsonNode passthrough, Share share) {}

    record Share(String shareType, boolean passcodeEnabled) {
        /** As the two digits of a request name it. */
        static Share of(String shareType) {
            return new Share(switch (shareType) {
                case "02" -> "invited";
                case "03" -> "public";
                default -> "workspace";
            }, false);
        }
    }

    record Designs(List<Design> designs) {}

    record Design(String id, String label, int latestVersion, String thumbnail, String updatedAt) {}

    /** @param message a sentence, or a list of them */
    record Fault(int statusCode, Object message, String error) {}
}
