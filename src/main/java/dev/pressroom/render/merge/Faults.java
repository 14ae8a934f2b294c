package dev.pressroom.render.merge;

import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode.Origin;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.merge.function.MergeFault;

/** Whatever the engine threw, as the failure that a template author reads. */
final class Faults {
    private static final Pattern PREFIX = Pattern.compile("^(Rendering|Parser) error( in template \\[[^]]*])?: ");
    private static final Pattern PLACE = Pattern.compile("line (\\d+), column (\\d+): ");
    private static final Pattern DECIMAL = Pattern.compile("\\d+\\.\\d+");

    private Faults() {}

    static RenderFailure failure(Throwable thrown) {
        Origin origin = null;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case RenderFailure failure -> {
                    return failure;
                }
                case MergeFault fault -> {
                    return templateError(fault, fault.origin() == null ? origin : fault.origin());
                }
                case StackOverflowError error -> {
                    return new RenderFailure(Code.TEMPLATE_LIMIT_EXCEEDED, "the template is nested too deep", error);
                }
                case OutOfMemoryError error -> {
                    return new RenderFailure(Code.RENDER_OUT_OF_MEMORY, "the merge ran out of memory", error);
                }
                case TemplateException fault when fault.getOrigin() != null -> origin = fault.getOrigin();
                default -> {
                }
            }
        }
        return templateError(innermost(thrown), origin);
    }

    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause.getMessage() == null) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Line and column of a failure apart from its words. */
    static Outline.Fault place(RenderFailure failure) {
        String message = String.valueOf(failure.getMessage());
        Matcher place = PLACE.matcher(message);
        return place.lookingAt()
                ? new Outline.Fault(Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)),
                        message.substring(place.end()))
                : new Outline.Fault(0, 0, message);
    }

    private static RenderFailure templateError(Throwable cause, @Nullable Origin origin) {
        String message = cause instanceof TemplateException fault ? said(fault) : said(cause);
        return new RenderFailure(Code.TEMPLATE_ERROR, where(origin) + message, cause);
    }

    private static String said(Throwable cause) {
        return cause.getMessage() == null ? cause.toString() : cause.getMessage().strip();
    }

    private static String said(TemplateException fault) {
        Object expression = fault.getArguments() == null ? null : fault.getArguments().get("expression");
        if (fault.getCodeName().orElse("").equals("EVALUATOR_PROPERTY_NOT_FOUND") && expression != null) {
            return notFound(expression.toString());
        }
        return PREFIX.matcher(said((Throwable) fault)).replaceFirst("");
    }

    private static String notFound(String expression) {
        return DECIMAL.matcher(expression).matches()
                ? expression + " is read as a path; write the decimal number as " + expression + "d"
                : "{" + expression + "} is not in the data; write {" + expression + " ?: ''} where it may be missing";
    }

    private static String where(@Nullable Origin origin) {
        return origin == null || origin.isSynthetic()
                ? ""
                : "line " + origin.getLine() + ", column " + origin.getLineCharacterStart() + ": ";
    }
}
