package dev.pressroom.render.finish;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.jspecify.annotations.Nullable;

/** A file within a document: listed by its name, and associated with the document as a whole (ISO 19005-3, 6.8). */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
record EmbeddedFile(String name, byte[] content, @Nullable String mediaType, @Nullable String description,
        String relationship) {
    private static final COSName AF = COSName.getPDFName("AF");
    private static final COSName AF_RELATIONSHIP = COSName.getPDFName("AFRelationship");

    void add(PDDocument document) throws IOException {
        PDComplexFileSpecification file = specification(document);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        PDDocumentNameDictionary names = catalog.getNames() == null
                ? new PDDocumentNameDictionary(catalog)
                : catalog.getNames();
        Map<String, PDComplexFileSpecification> files = new TreeMap<>();
        PDEmbeddedFilesNameTreeNode known = names.getEmbeddedFiles();
        if (known != null && known.getNames() != null) {
            files.putAll(known.getNames());
        }
        files.put(name, file);
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(files);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        associate(catalog.getCOSObject(), file.getCOSObject());
    }

    private PDComplexFileSpecification specification(PDDocument document) throws IOException {
        var stream = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
        stream.setSize(content.length);
        stream.setSubtype(mediaType == null ? "application/octet-stream" : mediaType);
        var file = new PDComplexFileSpecification();
        file.setFile(name);
        file.setFileUnicode(name);
        file.setFileDescription(description == null ? name : description);
        file.setEmbeddedFile(stream);
        file.setEmbeddedFileUnicode(stream);
        file.getCOSObject().setName(AF_RELATIONSHIP, relationship);
        return file;
    }

    private static void associate(COSDictionary catalog, COSDictionary file) {
        COSArray associated = catalog.getCOSArray(AF) == null ? new COSArray() : catalog.getCOSArray(AF);
        associated.add(file);
        catalog.setItem(AF, associated);
    }
}
