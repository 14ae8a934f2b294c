package dev.pressroom.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import dev.pressroom.fork.Frame.Kind;
import dev.pressroom.render.AssetSource.Asset;
import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderRequest;
import dev.pressroom.render.RenderTrace;
import dev.pressroom.render.RenderedPdf;
import dev.pressroom.render.finish.signature.TrustSource;

/** What is said in frames, as the types of the render; both ends are always of the same build. */
final class Words {
    private static final ObjectMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();

    /**
     * What a fork says beside a document.
     *
     * @param memory bytes that the fork's process has taken
     */
    record Rendered(int pages, RenderTrace trace, long memory) {}

    /** Why there is no document. */
    record Failure(RenderFailure.Code code, String message, @Nullable RenderTrace trace, long memory) {
        @JsonIgnore
        RenderFailure thrown() {
            var failure = new RenderFailure(code, message);
            return trace == null ? failure : failure.with(trace);
        }
    }

    /** Whom the fork asks, beside what. */
    record Question(TrustSource.Authority authority, @Nullable String url) {}

    private Words() {}

    static Frame request(RenderRequest request) {
        return Frame.of(Kind.RENDER, bytes(request));
    }

    static RenderRequest request(Frame frame) throws IOException {
        return JSON.readValue(frame.head(), RenderRequest.class);
    }

    static Frame wanted(String name) {
        return Frame.of(Kind.WANT_ASSET, bytes(name));
    }

    static String wanted(Frame frame) throws IOException {
        return JSON.readValue(frame.head(), String.class);
    }

    static Frame asset(Asset asset) {
        return new Frame(Kind.ASSET, bytes(asset.mediaType()), List.of(asset.content()));
    }

    static Asset asset(Frame frame) throws IOException {
        return new Asset(frame.blobs().getFirst(), JSON.readValue(frame.head(), String.class));
    }

    static Frame question(TrustSource.Query query) {
        return new Frame(Kind.WANT_ANSWER, bytes(new Question(query.authority(), query.url())), List.of(query.body()));
    }

    static TrustSource.Query question(Frame frame) throws IOException {
        Question question = JSON.readValue(frame.head(), Question.class);
        return new TrustSource.Query(question.authority(), question.url(), frame.blobs().getFirst());
    }

    static Frame answer(byte[] answer) {
        return new Frame(Kind.ANSWER, new byte[0], List.of(answer));
    }

    static Frame reason(Kind kind, RuntimeException trouble) {
        return Frame.of(kind, bytes(String.valueOf(trouble.getMessage())));
    }

    static String reason(Frame frame) throws IOException {
        return JSON.readValue(frame.head(), String.class);
    }

    static Frame rendered(RenderedPdf pdf, long memory) {
        byte[] picture = pdf.picture();
        return new Frame(Kind.RENDERED, bytes(new Rendered(pdf.pages(), pdf.trace(), memory)),
                picture == null ? List.of(pdf.content()) : List.of(pdf.content(), picture));
    }

    static Rendered rendered(Frame frame) throws IOException {
        return JSON.readValue(frame.head(), Rendered.class);
    }

    static RenderedPdf pdf(Frame frame, Rendered rendered) {
        var blobs = frame.blobs();
        return new RenderedPdf(blobs.getFirst(), rendered.pages(), blobs.size() > 1 ? blobs.get(1) : null,
                rendered.trace());
    }

    static Frame failure(RenderFailure failure, long memory) {
        return Frame.of(Kind.FAILED,
                bytes(new Failure(failure.code(), String.valueOf(failure.getMessage()), failure.trace(), memory)));
    }

    static Failure failure(Frame frame) throws IOException {
        return JSON.readValue(frame.head(), Failure.class);
    }

    private static byte[] bytes(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
