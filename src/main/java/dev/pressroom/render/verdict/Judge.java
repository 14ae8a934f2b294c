package dev.pressroom.render.verdict;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.verapdf.core.EncryptedPdfException;
import org.verapdf.core.ModelParsingException;
import org.verapdf.core.ValidationException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.VeraPDFFoundry;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.RuleId;

import dev.pressroom.render.RenderFailure;
import dev.pressroom.render.RenderFailure.Code;
import dev.pressroom.render.option.Standard;
import dev.pressroom.render.option.Standard.Archive;
import dev.pressroom.render.verdict.Verdict.Failure;

/** Judges by veraPDF, whose profiles are read once in a process, when the first document asks. */
public final class Judge {
    private static final int FAILURES = 20;
    private static final int DESCRIPTION_CHARS = 400;
    private static final int UNLIMITED = -1;

    private Judge() {}

    /** The class loader lets one thread in, so nobody meets a half-made foundry. */
    private static final class Loaded {
        private static final VeraPDFFoundry FOUNDRY = load();

        private static VeraPDFFoundry load() {
            VeraGreenfieldFoundryProvider.initialise();
            return Foundries.defaultInstance();
        }
    }

    /**
     * @param pdf      the bytes as they will be handed out
     * @param password that opens them, empty for none
     */
    public static Verdict judge(byte[] pdf, Standard standard, String password) {
        List<PDFAFlavour> flavours = flavours(standard);
        try (PDFAParser parser = Loaded.FOUNDRY.createParser(new ByteArrayInputStream(pdf), flavours.getFirst(),
                password);
                PDFAValidator validator = Loaded.FOUNDRY.createValidator(flavours, UNLIMITED, false, false, false)) {
            return verdict(validator.validateAll(parser));
        } catch (ModelParsingException | EncryptedPdfException | ValidationException | IOException e) {
            throw new RenderFailure(Code.RENDER_ERROR, "the finished document could not be judged", e);
        }
    }

    private static Verdict verdict(List<ValidationResult> results) {
        var profiles = results.stream().map(result -> name(result.getPDFAFlavour())).toList();
        var failures = new ArrayList<Failure>();
        results.forEach(result -> add(failures, result));
        boolean compliant = results.stream().allMatch(ValidationResult::isCompliant);
        return new Verdict(profiles, compliant, List.copyOf(failures.subList(0, Math.min(FAILURES, failures.size()))));
    }

    private static void add(List<Failure> failures, ValidationResult result) {
        Map<RuleId, Integer> counts = result.getFailedChecks();
        result.getValidationProfile().getRules().stream().filter(rule -> counts.containsKey(rule.getRuleId()))
                .sorted(Comparator.comparing((Rule rule) -> rule.getRuleId().getClause(), Judge::byNumbers)
                        .thenComparing(rule -> rule.getRuleId().getTestNumber()))
                .forEach(rule -> failures.add(new Failure(name(result.getPDFAFlavour()), rule.getRuleId().getClause(),
                        rule.getRuleId().getTestNumber(), description(rule),
                        counts.getOrDefault(rule.getRuleId(), 0))));
    }

    private static int byNumbers(String clause, String other) {
        String[] numbers = clause.split("\\.");
        String[] others = other.split("\\.");
        for (int at = 0; at < Math.min(numbers.length, others.length); at++) {
            int order = numbers[at].length() == others[at].length()
                    ? numbers[at].compareTo(others[at])
                    : numbers[at].length() - others[at].length();
            if (order != 0) {
                return order;
            }
        }
        return numbers.length - others.length;
    }

    private static String description(Rule rule) {
        String text = rule.getDescription().replaceAll("\\s+", " ").strip();
        return text.length() <= DESCRIPTION_CHARS ? text : text.substring(0, DESCRIPTION_CHARS - 1) + "…";
    }

    private static String name(PDFAFlavour flavour) {
        return flavour == PDFAFlavour.PDFUA_1 ? "pdf/ua-1" : "pdf/a-" + flavour.getId();
    }

    private static List<PDFAFlavour> flavours(Standard standard) {
        var flavours = new ArrayList<PDFAFlavour>();
        if (standard.archive() != null) {
            flavours.add(flavour(standard.archive()));
        }
        if (standard.accessible()) {
            flavours.add(PDFAFlavour.PDFUA_1);
        }
        return flavours;
    }

    private static PDFAFlavour flavour(Archive archive) {
        return switch (archive) {
            case A1A -> PDFAFlavour.PDFA_1_A;
            case A1B -> PDFAFlavour.PDFA_1_B;
            case A2A -> PDFAFlavour.PDFA_2_A;
            case A2B -> PDFAFlavour.PDFA_2_B;
            case A2U -> PDFAFlavour.PDFA_2_U;
            case A3A -> PDFAFlavour.PDFA_3_A;
            case A3B -> PDFAFlavour.PDFA_3_B;
            case A3U -> PDFAFlavour.PDFA_3_U;
        };
    }
}
