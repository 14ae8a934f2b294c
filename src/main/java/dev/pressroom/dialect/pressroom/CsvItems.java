package dev.pressroom.dialect.pressroom;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;

import dev.pressroom.Lines.Line;
import dev.pressroom.intake.BatchItem;
import dev.pressroom.intake.BatchItem.Origin;
import dev.pressroom.intake.BatchItems;
import dev.pressroom.problem.Problem;

/** Items as records of RFC 4180 in UTF-8: the first names the fields, each other one is an object of strings. For one body. */
final class CsvItems implements BatchItems.Reading {
    private static final CsvMapper CSV = CsvMapper.builder().enable(CsvParser.Feature.WRAP_AS_ARRAY).build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final char separator;
    private final ObjectReader csv;
    private @Nullable List<String> names;

    CsvItems(char separator) {
        this.separator = separator;
        csv = CSV.readerFor(String[].class).with(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    @Override
    public Origin origin(Line line) {
        return new Origin("#/" + line.number(), "Record " + line.number() + ": ", true);
    }

    @Override
    public @Nullable BatchItem read(Line line) {
        byte[] bytes = line.bytes();
        if (bytes == null) {
            throw new Problem.Invalid("#", "The record is longer than an item may be, or a quote is not closed.");
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.isBlank() && text.indexOf(separator) < 0) {
            return null;
        }
        boolean marked = line.number() == 1 && text.startsWith(BYTE_ORDER_MARK);
        List<String> fields = fields(marked ? text.substring(1) : text);
        if (names == null) {
            names = header(fields);
            return null;
        }
        return BatchesTranslation.item(origin(line), new BatchesWire.NewItem(data(names, fields), null, null, null));
    }

    private List<String> fields(String text) {
        try (MappingIterator<String[]> records = csv.readValues(text)) {
            List<String> first = records.hasNextValue() ? List.of(records.nextValue()) : List.of();
            refuseMore(records);
            return first;
        } catch (IOException broken) {
            throw new Problem.Invalid("#", "The record is not valid CSV.");
        }
    }

    /** What the reader takes for another record would be lost without a word; it ends one at a CR alone, too. */
    private static void refuseMore(MappingIterator<String[]> records) throws IOException {
        while (records.hasNextValue()) {
            String[] more = records.nextValue();
            boolean empty = more.length == 0 || more.length == 1 && more[0].isBlank();
            if (!empty) {
                throw new Problem.Invalid("#",
                        "The line holds more than one record: end each with LF or CRLF, and put a"
                                + " field with line ends within quotes.");
            }
        }
    }

    private static List<String> header(List<String> fields) {
        if (fields.stream().anyMatch(String::isBlank) || new HashSet<>(fields).size() < fields.size()) {
            throw new Problem.Invalid("#", "The first record is the header: it names each field, and none twice.");
        }
        return fields;
    }

    private static ObjectNode data(List<String> names, List<String> fields) {
        if (fields.size() != names.size()) {
            throw new Problem.Invalid("#",
                    "The record has " + fields.size() + " fields; the header names " + names.size() + ".");
        }
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        for (int field = 0; field < fields.size(); field++) {
            data.put(names.get(field), fields.get(field));
        }
        return data;
    }
}
