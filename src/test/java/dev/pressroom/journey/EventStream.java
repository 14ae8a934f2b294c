package dev.pressroom.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Server-sent events as a client reads them; waits for each. */
public final class EventStream implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final HttpResponse<Stream<String>> answer;
    private final Iterator<String> lines;

    /** One event, or a comment where there is no name. */
    public record Event(String id, String name, JsonNode data) {
        public String state() {
            return data.get("state").asText();
        }
    }

    private EventStream(URI address, List<String> headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Accept", "text/event-stream");
        for (int i = 0; i < headers.size(); i += 2) {
            request.header(headers.get(i), headers.get(i + 1));
        }
        answer = http.send(request.build(), BodyHandlers.ofLines());
        lines = answer.body().iterator();
    }

    /** @param headers names and values in turn */
    public static EventStream open(URI address, String... headers) throws IOException, InterruptedException {
        return new EventStream(address, List.of(headers));
    }

    public HttpResponse<?> answer() {
        return answer;
    }

    /** Fails where the stream has ended. */
    public Event next() throws IOException {
        String id = "";
        String name = "";
        String data = "null";
        for (String line = lines.next(); !line.isEmpty(); line = lines.next()) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon)) {
                case "id" -> id = value;
                case "event" -> name = value;
                case "data" -> data = value;
                case "" -> {
                }
                default -> throw new IOException("not an event: " + line);
            }
        }
        return new Event(id, name, JSON.readTree(data));
    }

    /** What follows until the stream ends, comments left out. */
    public List<Event> rest() throws IOException {
        var events = new ArrayList<Event>();
        while (lines.hasNext()) {
            Event event = next();
            if (!event.name().isEmpty()) {
                events.add(event);
            }
        }
        return events;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
