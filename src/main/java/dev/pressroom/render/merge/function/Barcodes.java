package dev.pressroom.render.merge.function;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.quarkus.qute.NamespaceResolver;
import io.quarkus.qute.RawString;

import dev.pressroom.render.merge.payment.SepaTransfer;
import dev.pressroom.render.merge.payment.SwissBill;
import uk.org.okapibarcode.backend.AztecCode;
import uk.org.okapibarcode.backend.Code128;
import uk.org.okapibarcode.backend.Code2Of5;
import uk.org.okapibarcode.backend.Code3Of9;
import uk.org.okapibarcode.backend.DataMatrix;
import uk.org.okapibarcode.backend.Ean;
import uk.org.okapibarcode.backend.HumanReadableLocation;
import uk.org.okapibarcode.backend.OkapiException;
import uk.org.okapibarcode.backend.Pdf417;
import uk.org.okapibarcode.backend.QrCode;
import uk.org.okapibarcode.backend.QrCode.EccLevel;
import uk.org.okapibarcode.backend.Symbol;
import uk.org.okapibarcode.backend.Upc;

/**
 * {@code barcode:} draws codes as inline SVG, the one thing that is printed unescaped: numbers, and the text it encodes,
 * which it escapes itself.
 */
public final class Barcodes {
    public static final String NAMESPACE = "barcode";
    private static final int CHARS = 4_000;

    private static final Map<String, Supplier<Symbol>> SQUARE = Map.of(
            "qr", QrCode::new,
            "datamatrix", Barcodes::dataMatrix,
            "gs1_datamatrix", () -> gs1(dataMatrix()),
            "aztec", AztecCode::new,
            "swissQr", QrCode::new,
            "epcQr", QrCode::new);
    private static final Map<String, Supplier<Symbol>> BARS = Map.of(
            "code128", Code128::new,
            "gs1_128", () -> gs1(new Code128()),
            "code39", Code3Of9::new,
            "ean13", () -> new Ean(Ean.Mode.EAN13),
            "ean8", () -> new Ean(Ean.Mode.EAN8),
            "upca", () -> new Upc(Upc.Mode.UPCA),
            "itf14", () -> new Code2Of5(Code2Of5.ToFMode.ITF14),
            "pdf417", Pdf417::new);

    /** Those that hold a payment, made from an object of the data. */
    private static final Map<String, Function<Arguments, String>> PAYMENTS = Map.of(
            "swissQr", SwissBill::content,
            "epcQr", SepaTransfer::content);
    private static final double SWISS_MM = 46;
    private static final Map<String, Integer> DIGITS = Map.of("ean13", 13, "ean8", 8, "upca", 12, "itf14", 14);

    private Barcodes() {}

    public static Set<String> names() {
        var names = new TreeSet<>(SQUARE.keySet());
        names.addAll(BARS.keySet());
        return names;
    }

    public static NamespaceResolver namespace() {
        return Arguments.namespace(NAMESPACE, Barcodes::draw);
    }

    private static @Nullable Object draw(Arguments call) {
        if (PAYMENTS.containsKey(call.name())) {
            return payment(call);
        }
        Function<Arguments, RawString> drawing = SQUARE.containsKey(call.name()) ? Barcodes::square : Barcodes::bars;
        return drawing.apply(call);
    }

    /** {@code swissQr(bill)} at its one size, {@code epcQr(transfer)}, {@code epcQr(transfer, millimetres)}. */
    private static RawString payment(Arguments call) {
        boolean swiss = call.name().equals("swissQr");
        String content = found(PAYMENTS, call.between(1, swiss ? 1 : 2)).apply(call);
        var symbol = new QrCode();
        symbol.setPreferredEccLevel(EccLevel.M);
        symbol.setForceByteCompaction(true);
        encode(symbol, call, content);
        return swiss ? BarcodeSvg.swiss(symbol, SWISS_MM) : BarcodeSvg.square(symbol, millimetres(call, 1, 30), call);
    }

    /** {@code qr(text)}, {@code qr(text, millimetres)}, {@code qr(text, millimetres, 'H')} for its error correction. */
    private static RawString square(Arguments call) {
        Symbol symbol = found(SQUARE, call.between(1, 3)).get();
        if (symbol instanceof QrCode qr) {
            qr.setPreferredEccLevel(level(call));
        }
        encode(symbol, call, call.text(0));
        return BarcodeSvg.square(symbol, millimetres(call, 1, 25), call);
    }

    /** {@code code128(text)}, {@code code128(text, height)}, {@code code128(text, height, width)} in millimetres. */
    private static RawString bars(Arguments call) {
        Symbol symbol = found(BARS, call.between(1, 3)).get();
        encode(symbol, call, call.text(0));
        double height = millimetres(call, 1, 15);
        double width = call.missing(2) ? BarcodeSvg.usualWidth(symbol) : millimetres(call, 2, 0);
        return BarcodeSvg.bars(symbol, width, height, call);
    }

    private static <T> T found(Map<String, T> symbols, Arguments call) {
        T symbol = symbols.get(call.name());
        if (symbol == null) {
            throw call.fault("does not exist; there are " + names());
        }
        return symbol;
    }

    private static EccLevel level(Arguments call) {
        String level = call.missing(2) ? "M" : call.text(2);
        return switch (level) {
            case "L" -> EccLevel.L;
            case "M" -> EccLevel.M;
            case "Q" -> EccLevel.Q;
            case "H" -> EccLevel.H;
            default -> throw call.fault("knows the error corrections L, M, Q and H, not '" + level + "'");
        };
    }

    private static void encode(Symbol symbol, Arguments call, String content) {
        if (content.isEmpty() || content.length() > CHARS) {
            throw call.fault("encodes 1 to " + CHARS + " characters, not " + content.length());
        }
        String payload = withoutCheckDigit(call, content);
        try {
            symbol.setHumanReadableLocation(HumanReadableLocation.NONE);
            symbol.setContent(payload);
        } catch (OkapiException e) {
            throw call.fault("cannot encode " + Arguments.described(content) + ": " + e.getMessage());
        }
    }

    /** The encoder fills up with zeros in front, which is another article, and adds the check digit itself. */
    private static String withoutCheckDigit(Arguments call, String content) {
        Integer digits = DIGITS.get(call.name());
        if (digits == null) {
            return content;
        }
        if (!content.matches("[0-9]{" + (digits - 1) + "," + digits + "}")) {
            throw call.fault("needs " + (digits - 1) + " digits, or " + digits + " with the check digit, not "
                    + Arguments.described(content));
        }
        String payload = content.substring(0, digits - 1);
        if (content.length() == digits && content.charAt(digits - 1) != checkDigit(payload)) {
            throw call
                    .fault("the check digit of " + Arguments.described(content) + " should be " + checkDigit(payload));
        }
        return payload;
    }

    /** GS1: from the right, weights 3 and 1. */
    private static char checkDigit(String payload) {
        int sum = 0;
        for (int at = 0; at < payload.length(); at++) {
            int weight = (payload.length() - at) % 2 == 1 ? 3 : 1;
            sum += weight * (payload.charAt(at) - '0');
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    private static double millimetres(Arguments call, int index, double usual) {
        double size = call.missing(index) ? usual : call.number(index).doubleValue();
        if (size < 2 || size > 500) {
            throw call.fault("draws 2 to 500 mm, not " + size);
        }
        return size;
    }

    private static Symbol dataMatrix() {
        var symbol = new DataMatrix();
        symbol.setForceMode(DataMatrix.ForceMode.SQUARE);
        return symbol;
    }

    private static Symbol gs1(Symbol symbol) {
        symbol.setDataType(Symbol.DataType.GS1);
        return symbol;
    }

}
