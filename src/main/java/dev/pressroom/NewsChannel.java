package dev.pressroom;

/** What is told with PostgreSQL's {@code NOTIFY} under one name; called on an event loop, in every process. */
public interface NewsChannel {
    /** A plain identifier in lower case. */
    String name();

    /** News may come late; it never comes of what was not committed. */
    void heard(String news);

    /** For a while nobody listened: anything may have been told. */
    void missed();
}
