package dev.pressroom.access.rate;

/**
 * One request that counts for a policy.
 *
 * @param owner whose requests count together, an account's or a key's id
 */
public record Draw(Policy policy, String owner) {
    String bucket() {
        return policy.name() + " " + owner;
    }
}
