package dev.pressroom.web;

/** What an API says of itself where a request comes to none of its resources; the path tells whose it is. */
public interface Door {
    /** As the core keeps it with each job that came in by it, and as its description and settings are found. */
    String name();

    /** False where this installation has switched the API off: its paths are nobody's then. */
    boolean open();

    /** @param path normalized, {@code /pdf/1} */
    boolean claims(String path);

    /** What {@code Allow} says at a path of its own: {@code GET, HEAD}. */
    String methods(String path);

    /** The body of a refusal, as {@code application/json}. */
    String refusal(Refused refused);

    /**
     * A refusal of the HTTP layer.
     *
     * @param status    404, 405, 406, 413, 415 or 503
     * @param bodyLimit the most bytes a body may have here
     * @param method    of the request
     * @param path      of the request, without its query
     */
    record Refused(int status, long bodyLimit, String method, String path) {}
}
