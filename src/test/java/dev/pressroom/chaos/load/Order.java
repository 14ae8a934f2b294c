package dev.pressroom.chaos.load;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What clients ask for, and how often. */
public enum Order {
    NOTE(30, "html", Order.ONE_PAGE),
    /** In the other lane. */
    BULK(15, "html", Order.ONE_PAGE),
    /** From a stored template, with a picture. */
    LETTER(20, "template", Order.STORED), BROCHURE(10, "html", Order.TEN_PAGES),
    /** The client waits for it with its request. */
    AWAITED(10, "html", Order.ONE_PAGE),
    /** Its template asks for what the data does not have. */
    FAULTY(10, "html", "<p>{nobody.knows.this}</p>"),
    /** The client changes its mind at once. */
    REGRETTED(5, "html", Order.TEN_PAGES),
    /** The client changes its mind a moment later. */
    INTERRUPTED(5, "html", Order.TEN_PAGES);

    static final String STORED = "letter";
    static final String ONE_PAGE = "<h1>Note</h1><table>{#for line in lines}<tr><td>{line}</td></tr>{/for}</table>";
    private static final String TEN_PAGES = "{#for page in pages}<div style=\"page-break-after: always\"><h1>{page}</h1>"
            + "{#for line in lines}<p>{line}</p>{/for}</div>{/for}";
    private static final int PAGES = 10;
    private static final int LINES = 15;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int share;
    private final String source;
    private final String text;

    Order(int share, String source, String text) {
        this.share = share;
        this.source = source;
        this.text = text;
    }

    /** The code that each job of this kind must fail with; empty for those that must not fail. */
    public String failure() {
        return this == FAULTY ? "TEMPLATE_ERROR" : "";
    }

    public boolean mayBeCanceled() {
        return this == REGRETTED || this == INTERRUPTED;
    }

    /** The request's body. By the ticket in its metadata a job is known also where its client had no answer. */
    String body(int ticket) {
        ObjectNode job = JSON.createObjectNode().put(source, text);
        job.put("lane", this == BULK ? "bulk" : "express");
        var data = job.putObject("data");
        var pages = data.putArray("pages");
        IntStream.rangeClosed(1, PAGES).forEach(pages::add);
        var lines = data.putArray("lines");
        IntStream.rangeClosed(1, LINES).forEach(line -> lines.add("Line " + line + " says what the others say too."));
        job.putObject("metadata").put("ticket", Integer.toString(ticket));
        return job.toString();
    }

    static Order any(RandomGenerator chance) {
        int drawn = chance.nextInt(Arrays.stream(values()).mapToInt(order -> order.share).sum());
        for (Order order : values()) {
            drawn -= order.share;
            if (drawn < 0) {
                return order;
            }
        }
        throw new IllegalStateException("the shares do not add up");
    }
}
