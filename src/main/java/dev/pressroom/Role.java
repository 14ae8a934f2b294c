package dev.pressroom;

/** Which part of the house this process plays; one artifact plays any. */
public enum Role {
    ALL, API, WORKER;

    public boolean servesClients() {
        return this != WORKER;
    }

    public boolean rendersJobs() {
        return this != API;
    }
}
