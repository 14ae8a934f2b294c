package dev.pressroom.intake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

import dev.pressroom.problem.Violation;
import dev.pressroom.render.option.Attachment;
import dev.pressroom.render.option.FinishOptions;

/** Refuses what cannot go together in one document, while the client is still there to hear it. */
public final class FinishCheck {
    private final String pointer;
    private final FinishOptions options;
    private final List<Violation> violations = new ArrayList<>();

    private FinishCheck(String pointer, FinishOptions options) {
        this.pointer = pointer;
        this.options = options;
    }

    /** @param pointer to the options in the body, {@code #/options} */
    public static List<Violation> violations(String pointer, FinishOptions options) {
        var check = new FinishCheck(pointer, options);
        check.attachments();
        return List.copyOf(check.violations);
    }

    private void attachments() {
        int part = options.archivePart();
        if (!options.attachments().isEmpty() && (part == 1 || part == 2)) {
            refuse("attachments", "PDF/A-" + part + " takes no attachments; ask for pdf/a-3b.");
        }
        var names = new HashSet<String>();
        for (Attachment attachment : options.attachments()) {
            if (!names.add(attachment.name())) {
                refuse("attachments", "Two attachments are called '" + attachment.name() + "'.");
            }
        }
    }

    private void refuse(String field, String detail) {
        violations.add(new Violation(pointer + "/" + field, detail));
    }
}
