package dev.pressroom.intake;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.pressroom.problem.Violation;
import dev.pressroom.render.finish.signature.Length;
import dev.pressroom.render.finish.signature.SignatureOptions;
import dev.pressroom.render.finish.signature.SignatureOptions.Box;

/** The rules of a signature's single fields. */
public final class SignatureCheck {
    private static final int MAX_TEXT = 500;
    private static final int MAX_PAGE = 100_000;
    /** Points; in less than this nobody can read anything. */
    private static final float LEAST_SIDE = 10;

    private final List<Violation> violations = new ArrayList<>();
    private final String pointer;

    private SignatureCheck(String pointer) {
        this.pointer = pointer;
    }

    /** @param pointer to the signature in the body, {@code #/options/signature} */
    public static List<Violation> violations(String pointer, SignatureOptions options) {
        var check = new SignatureCheck(pointer);
        check.text("/reason", options.reason());
        check.text("/location", options.location());
        check.text("/contact", options.contact());
        check.text("/name", options.name());
        if (options.field() != null && !options.field().matches("[A-Za-z0-9_-]{1,100}")) {
            check.add("/field", "field has 1 to 100 letters, digits, '_' and '-'.");
        }
        if (options.visible() != null) {
            check.box(options.visible());
        }
        return check.violations;
    }

    private void box(Box box) {
        if (box.page() == 0 || Math.abs(box.page()) > MAX_PAGE) {
            add("/visible/page", "page is a number from 1; -1 is the last page.");
        }
        length("/visible/x", box.x(), 0);
        length("/visible/y", box.y(), 0);
        length("/visible/width", box.width(), LEAST_SIDE);
        length("/visible/height", box.height(), LEAST_SIDE);
        if (box.text() != null) {
            text("/visible/text", box.text().replace('\n', ' '));
        }
    }

    private void length(String field, String length, float least) {
        if (!Length.isLength(length)) {
            add(field, "This must be a length such as 20mm or 1.5in.");
        } else if (Length.points(length) < least) {
            add(field, "This must be at least " + (int) least + "pt.");
        }
    }

    private void text(String field, @Nullable String text) {
        if (text != null && (text.length() > MAX_TEXT || text.chars().anyMatch(Character::isISOControl))) {
            add(field, "This has up to " + MAX_TEXT + " characters, none of them a control character.");
        }
    }

    private void add(String field, String detail) {
        violations.add(new Violation(pointer + field, detail));
    }
}
