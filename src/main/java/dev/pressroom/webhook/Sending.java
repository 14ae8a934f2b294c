package dev.pressroom.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.Uni;

import dev.pressroom.DatabaseOutage;
import dev.pressroom.outbound.RefusedAddressException;
import dev.pressroom.problem.Problem;
import dev.pressroom.seal.BrokenSealException;
import dev.pressroom.webhook.Letters.Letter;

/** One attempt, from the address to what is written down of it. */
@ApplicationScoped
class Sending {
    private static final String CLOSED = "The webhook is disabled.";
    private static final String UNREACHABLE = "The host does not resolve, or not to an address that may be reached from here.";

    private static final String GONE = "What it tells of is gone.";

    private final RandomGenerator chance = RandomGenerator.getDefault();
    private final WebhookFence fence;
    private final WebhookClient client;
    private final DeliveryLog log;
    private final Letters letters;

    Sending(WebhookFence fence, WebhookClient client, DeliveryLog log, Letters letters) {
        this.fence = fence;
        this.client = client;
        this.log = log;
        this.letters = letters;
    }

    /** @return what is to be done next; fails where it could not be written down, and is repeated then */
    Uni<Verdict> send(DueDelivery delivery) {
        if (delivery.closed()) {
            return close(delivery, CLOSED);
        }
        long begun = System.nanoTime();
        return letters.of(delivery).chain(letter -> answer(delivery, letter).map(answer -> new Told(letter, answer)))
                .onFailure(Sending::unspoken).recoverWithItem(failure -> unspoken(delivery, failure))
                .chain(told -> note(delivery, told, Duration.ofNanos(System.nanoTime() - begun)))
                .onFailure(Problem.NotFound.class).recoverWithUni(_ -> close(delivery, GONE));
    }

    private record Told(@Nullable Letter letter, Answer answer) {}

    private Uni<Verdict> close(DueDelivery delivery, String why) {
        return log.close(delivery, why).replaceWith(new Verdict.GivenUp(why, why));
    }

    private Uni<Verdict> note(DueDelivery delivery, Told told, Duration took) {
        Verdict verdict = Verdict.of(told.answer(), delivery.step(), chance);
        String body = told.letter() == null ? "" : told.letter().text();
        return log.note(delivery, new DeliveryLog.Attempted(told.answer(), took, body), verdict).invoke(noted -> {
            if (!noted) {
                Log.infof("delivery passed to another sender meanwhile delivery=%s", delivery.id());
            }
        }).replaceWith(verdict);
    }

    /** Neither an outage, after which it is repeated, nor the end of what it tells of. */
    private static boolean unspoken(Throwable failure) {
        return !(failure instanceof Problem.NotFound) && !DatabaseOutage.caused(failure);
    }

    private static Told unspoken(DueDelivery delivery, Throwable failure) {
        Log.errorf(failure, "delivery not worded account=%s delivery=%s", delivery.accountId(), delivery.id());
        return new Told(null, Answer.none(failure instanceof BrokenSealException
                ? "The secret cannot be opened; ask the operator."
                : "The message could not be made; ask the operator."));
    }

    private Uni<Answer> answer(DueDelivery delivery, Letter letter) {
        return fence.admit(delivery.url())
                .chain(to -> client.post(to, letter.headers(), letter.body()))
                .onFailure(RefusedAddressException.class).recoverWithItem(refused -> {
                    Log.warnf("delivery refused by the address fence account=%s delivery=%s reason=%s",
                            delivery.accountId(), delivery.id(), refused.getMessage());
                    return Answer.none(UNREACHABLE);
                });
    }
}
