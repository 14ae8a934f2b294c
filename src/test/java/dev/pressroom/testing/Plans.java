package dev.pressroom.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How the server has run the statements of late, read from its log: those that were sent, with the values they had. */
public final class Plans {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path log;
    private long read;

    private Plans(Path log) {
        this.log = log;
        read = size();
    }

    /** Those of statements that end from now on. */
    public static Plans fromNow(Database database) {
        return new Plans(Path.of(String.valueOf(database.value("show data_directory"))).resolveSibling("postgres.log"));
    }

    /** One statement and what became of it. */
    public record Plan(String statement, JsonNode root) {
        /** The tables that were read from end to end. */
        public List<String> scannedWhole() {
            return nodes(root).filter(node -> node.path("Node Type").asText().equals("Seq Scan"))
                    .map(node -> node.path("Relation Name").asText()).distinct().toList();
        }

        /** Rows that were looked at in all tables, those that were passed over too. */
        public long rows() {
            return nodes(root).filter(node -> node.has("Relation Name") || node.has("Index Name"))
                    .filter(node -> node.path("Node Type").asText().endsWith("Scan"))
                    .mapToLong(Plan::rows).sum();
        }

        public boolean reads(Set<String> tables) {
            return nodes(root).anyMatch(node -> tables.contains(node.path("Relation Name").asText()));
        }

        private static long rows(JsonNode node) {
            double each = node.path("Actual Rows").asDouble() + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            return (long) (each * node.path("Actual Loops").asDouble());
        }

        private static Stream<JsonNode> nodes(JsonNode node) {
            var below = new ArrayList<JsonNode>();
            node.path("Plans").forEach(below::add);
            return Stream.concat(Stream.of(node), below.stream().flatMap(Plan::nodes));
        }

        @Override
        public String toString() {
            return statement.strip() + "\n" + root.toPrettyString();
        }
    }

    /** Of the statements since this was asked last that touched one of these tables. */
    public List<Plan> of(Set<String> tables) {
        var plans = new ArrayList<Plan>();
        var entry = new StringBuilder();
        for (String line : added().split("\n")) {
            if (line.startsWith("\t")) {
                entry.append(line).append('\n');
            } else {
                note(entry, plans);
            }
        }
        note(entry, plans);
        return plans.stream().filter(plan -> plan.reads(tables)).toList();
    }

    private static void note(StringBuilder entry, List<Plan> plans) {
        String text = entry.toString().strip();
        entry.setLength(0);
        if (text.startsWith("{")) {
            try {
                JsonNode plan = JSON.readTree(text);
                plans.add(new Plan(plan.path("Query Text").asText(), plan.path("Plan")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String added() {
        try (var file = Files.newByteChannel(log)) {
            file.position(read);
            var bytes = java.nio.ByteBuffer.allocate((int) (file.size() - read));
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // until all of it is here
            }
            read += bytes.position();
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long size() {
        try {
            return Files.size(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
