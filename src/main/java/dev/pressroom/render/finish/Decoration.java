package dev.pressroom.render.finish;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNull;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.jspecify.annotations.Nullable;

/**
 * Takes pictures that say nothing out of the structure and marks them as artifacts, which readers pass over (ISO 14289-1,
 * 7.3). The engine makes a figure of each, and a figure without a text is a fault.
 */
final class Decoration {
    private final PDDocument document;
    private final String mark;
    private final Map<COSDictionary, Set<Integer>> silent = new HashMap<>();

    private Decoration(PDDocument document, String mark) {
        this.document = document;
        this.mark = mark;
    }

    /** @param mark the alternate text by which such figures are known */
    static void silence(PDDocument document, String mark) throws IOException {
        PDStructureTreeRoot root = document.getDocumentCatalog().getStructureTreeRoot();
        if (root != null) {
            var decoration = new Decoration(document, mark);
            decoration.prune(root.getCOSObject());
            decoration.forget(root);
            decoration.rewrite();
        }
    }

    private void prune(COSDictionary element) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray list) {
            for (int at = list.size() - 1; at >= 0; at--) {
                if (list.getObject(at) instanceof COSDictionary kid && pruned(kid)) {
                    list.remove(at);
                }
            }
        } else if (kids instanceof COSDictionary kid && pruned(kid)) {
            element.removeItem(COSName.K);
        }
    }

    private boolean pruned(COSDictionary kid) {
        if (mark.equals(kid.getString(COSName.ALT))) {
            note(kid);
            return true;
        }
        prune(kid);
        return false;
    }

    /** A figure of the engine has one kid, the number of what it marks on its page. */
    private void note(COSDictionary figure) {
        COSBase kid = figure.getDictionaryObject(COSName.K);
        COSDictionary page = figure.getCOSDictionary(COSName.PG);
        if (kid instanceof COSArray list && list.size() > 0) {
            kid = list.getObject(0);
        }
        if (kid instanceof COSDictionary reference) {
            page = reference.getCOSDictionary(COSName.PG) == null ? page : reference.getCOSDictionary(COSName.PG);
            kid = reference.getDictionaryObject(COSName.MCID);
        }
        if (page != null && kid instanceof COSInteger number) {
            silent.computeIfAbsent(page, missing -> new HashSet<>()).add(number.intValue());
        }
    }

    /** The way back, from what is marked to its element, ends nowhere. */
    private void forget(PDStructureTreeRoot root) {
        COSDictionary tree = root.getCOSObject().getCOSDictionary(COSName.PARENT_TREE);
        COSArray numbers = tree == null ? null : tree.getCOSArray(COSName.NUMS);
        if (numbers == null) {
            return;
        }
        silent.forEach((page, marks) -> {
            COSArray parents = parents(numbers, page.getInt(COSName.STRUCT_PARENTS));
            if (parents != null) {
                marks.forEach(mcid -> parents.set(mcid, COSNull.NULL));
            }
        });
    }

    private static @Nullable COSArray parents(COSArray numbers, int page) {
        for (int at = 0; at + 1 < numbers.size(); at += 2) {
            if (numbers.getInt(at) == page) {
                return numbers.getObject(at + 1) instanceof COSArray parents ? parents : null;
            }
        }
        return null;
    }

    private void rewrite() throws IOException {
        for (PDPage page : document.getPages()) {
            Set<Integer> marks = silent.get(page.getCOSObject());
            if (marks != null) {
                var stream = new PDStream(document);
                try (OutputStream output = stream.createOutputStream(COSName.FLATE_DECODE)) {
                    new ContentStreamWriter(output).writeTokens(rewritten(page, marks));
                }
                page.setContents(stream);
            }
        }
    }

    private static List<Object> rewritten(PDPage page, Set<Integer> marks) throws IOException {
        var tokens = new ArrayList<Object>(new PDFStreamParser(page).parse());
        for (int at = 2; at < tokens.size(); at++) {
            if (tokens.get(at) instanceof Operator operator
                    && operator.getName().equals(OperatorName.BEGIN_MARKED_CONTENT_SEQ)
                    && marks.contains(mcid(page, tokens.get(at - 1)))) {
                tokens.set(at - 2, COSName.ARTIFACT);
                tokens.set(at - 1, new COSDictionary());
            }
        }
        return tokens;
    }

    /** Written in place or, as the engine does, by a name among the page's resources. */
    private static int mcid(PDPage page, Object properties) {
        COSBase found = properties instanceof COSObject reference ? reference.getObject() : (COSBase) properties;
        if (found instanceof COSName name && page.getResources() != null
                && page.getResources().getProperties(name) != null) {
            found = page.getResources().getProperties(name).getCOSObject();
        }
        return found instanceof COSDictionary dictionary ? dictionary.getInt(COSName.MCID) : -1;
    }
}
