package dev.pressroom.dialect.reportflow;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Which names files may have, by the generation of the request. Pure. */
final class ReportFlowNames {
    private static final int MOST_BYTES = 255;
    /** Half-width forms, the long vowel and the voicing marks belong to no one script. */
    private static final Pattern FIRST = Pattern.compile(
            "[A-Za-z0-9_.\\-\\p{IsHiragana}\\p{IsKatakana}\\p{IsHan}ー々・Ａ-Ｚａ-ｚ０-９\\u3099-\\u309C\\uFF65-\\uFF9F]+");
    private static final Pattern SECOND = Pattern.compile("[^/\\\\:*?\"<>|\\p{Cntrl}]+");
    private static final String FIRST_RULE = " must contain only letters, digits, Japanese characters, '-', '_' or '.'";
    private static final String SECOND_RULE = "ファイル名に使用できない文字が含まれています(/ \\ : * ? \" < > | および制御文字は使用不可)";

    private ReportFlowNames() {}

    /**
     * What is wrong with a name; null for nothing.
     *
     * @param field that it stands in
     */
    static @Nullable String fault(String field, String name, ReportFlowGeneration generation) {
        if (name.isBlank()) {
            return field + " should not be empty";
        }
        if (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return field + " must not be longer than " + MOST_BYTES + " bytes";
        }
        boolean whole = StandardCharsets.UTF_8.newEncoder().canEncode(name);
        return switch (generation) {
            case FIRST -> whole && FIRST.matcher(name).matches() ? null : field + FIRST_RULE;
            case SECOND -> whole && SECOND.matcher(name).matches() && name.chars().noneMatch(Character::isISOControl)
                    ? null
                    : SECOND_RULE;
        };
    }

    /** With its ending. */
    static String whole(String name) {
        return folded(name).endsWith(".pdf") ? name : name + ".pdf";
    }

    /** As names are compared that tell no case. */
    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
