package dev.pressroom.dialect.pressroom;

import java.time.temporal.Temporal;
import java.util.Comparator;
import java.util.List;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;

/** Bodies that cannot be read, or break a constraint, as problems that point at the field. */
final class BodyFaults {
    private BodyFaults() {}

    static Problem of(JacksonException failure) {
        return switch (failure) {
            case StreamConstraintsException limit ->
                new Problem.Malformed("The JSON is over a limit: " + limit.getOriginalMessage());
            case StreamReadException broken -> new Problem.Malformed("The body is not valid JSON: line "
                    + broken.getLocation().getLineNr() + ", column " + broken.getLocation().getColumnNr() + ".");
            case UnrecognizedPropertyException unknown -> new Problem.Invalid(pointer(unknown), "There is no field '"
                    + unknown.getPropertyName() + "' here; known are " + known(unknown) + ".");
            case InvalidFormatException format -> new Problem.Invalid(pointer(format),
                    "This must be " + expected(format) + ".");
            case MismatchedInputException mismatch ->
                new Problem.Invalid(pointer(mismatch), "This must be " + expected(mismatch) + ".");
            case JsonMappingException mapping when mapping.getCause() instanceof JacksonException cause -> of(cause);
            case JsonMappingException mapping ->
                new Problem.Invalid(pointer(mapping), "This value is not possible here.");
            default -> new Problem.Malformed("The body cannot be read as JSON.");
        };
    }

    static Problem of(ConstraintViolationException failure) {
        List<Violation> violations = failure.getConstraintViolations().stream().map(BodyFaults::violation)
                .sorted(Comparator.comparing(Violation::pointer)).toList();
        return new Problem.Invalid(violations);
    }

    private static Violation violation(ConstraintViolation<?> broken) {
        var pointer = new StringBuilder("#");
        String name = "The body";
        for (Path.Node node : broken.getPropertyPath()) {
            if (node.getIndex() != null) {
                pointer.append('/').append(node.getIndex());
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                pointer.append('/').append(escaped(node.getName()));
                name = node.getName();
            }
        }
        return new Violation(pointer.toString(), name + " " + broken.getMessage() + ".");
    }

    private static String pointer(JsonMappingException failure) {
        var pointer = new StringBuilder("#");
        for (JsonMappingException.Reference step : failure.getPath()) {
            pointer.append('/').append(step.getFieldName() == null
                    ? String.valueOf(step.getIndex())
                    : escaped(step.getFieldName()));
        }
        return pointer.toString();
    }

    /** RFC 6901, section 3. */
    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static String known(UnrecognizedPropertyException unknown) {
        return String.join(", ", unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted().toList());
    }

    private static String expected(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "a JSON object";
        }
        if (type.isEnum()) {
            return "one of "
                    + String.join(", ", List.of(type.getEnumConstants()).stream().map(String::valueOf).toList());
        }
        return describe(type);
    }

    private static String describe(Class<?> type) {
        if (type == String.class) {
            return "a string";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (java.util.Collection.class.isAssignableFrom(type) || type.isArray()) {
            return "an array";
        }
        if (Temporal.class.isAssignableFrom(type)) {
            return "a time in ISO 8601 UTC, as 2026-01-31T12:00:00Z";
        }
        return "a JSON object";
    }
}
