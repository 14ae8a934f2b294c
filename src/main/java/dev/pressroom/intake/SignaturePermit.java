package dev.pressroom.intake;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.job.JobRequest;
import dev.pressroom.job.JobSignature;
import dev.pressroom.problem.Problem;
import dev.pressroom.problem.Violation;
import dev.pressroom.render.finish.signature.SignatureOptions;
import dev.pressroom.render.finish.signature.SignatureOptions.Box;
import dev.pressroom.render.finish.signature.SignatureOptions.Level;
import dev.pressroom.render.option.FinishOptions;
import dev.pressroom.signing.Authorities;
import dev.pressroom.signing.SigningKey;
import dev.pressroom.signing.SigningKeys;
import dev.pressroom.template.Assets;

/** Refuses signatures that would come to nothing, and those that the caller may not ask for. */
@ApplicationScoped
class SignaturePermit {
    private static final String POINTER = "#/options/signature";
    private static final Set<String> IMAGES = Set.of("image/png", "image/jpeg");

    private final SigningKeys keys;
    private final Authorities authorities;
    private final Assets assets;
    private final Clock clock;

    SignaturePermit(SigningKeys keys, Authorities authorities, Assets assets, Clock clock) {
        this.keys = keys;
        this.authorities = authorities;
        this.assets = assets;
        this.clock = clock;
    }

    /** The request with its signing key fixed, or as it is where nothing is to be signed. */
    Uni<JobRequest> fixed(Caller caller, JobRequest request) {
        JobSignature asked = request.options().signature();
        if (asked == null) {
            return Uni.createFrom().item(request);
        }
        return Uni.createFrom().deferred(() -> permitted(caller, request, asked));
    }

    private Uni<JobRequest> permitted(Caller caller, JobRequest request, JobSignature asked) {
        if (!caller.scopes().contains(Scope.SIGN)) {
            throw new Problem.Forbidden("This key lacks the scope 'sign', which options.signature needs.");
        }
        Problem.Invalid.refuse(combinations(asked.options(), request.options().finish()));
        return key(caller.accountId(), asked).invoke(this::refuseOutdated)
                .call(() -> refuseMissingImage(caller.accountId(), asked.options().visible()))
                .map(key -> request.with(request.options().signedWith(asked.fixed(key.id()))));
    }

    /** What a signature does not go with. */
    private List<Violation> combinations(SignatureOptions asked, FinishOptions finish) {
        var violations = new ArrayList<Violation>();
        if (asked.visible() != null && finish.standard() != null && finish.standard().accessible()) {
            violations.add(new Violation(POINTER + "/visible",
                    "PDF/UA has no visible signatures; leave visible out, or ask for PDF/A alone."));
        }
        if (asked.visible() != null && asked.visible().image() != null && finish.archivePart() == 1) {
            violations.add(new Violation(POINTER + "/visible/image",
                    "PDF/A-1 has no transparency, which such a picture may need; leave image out, or ask for PDF/A-2."));
        }
        if (finish.encryption() != null) {
            violations.add(new Violation("#/options/encryption",
                    "A signed document cannot be encrypted here; leave encryption or signature out."));
        }
        if (asked.level() != Level.B_B && authorities.timeStamps().isEmpty()) {
            violations.add(new Violation(POINTER + "/level",
                    "This installation has no time-stamping authority (pressroom.signing.tsa-url); use b-b."));
        } else if (asked.level() == Level.B_LT && !authorities.tellRevocations()) {
            violations.add(new Violation(POINTER + "/level",
                    "This installation fetches no revocation lists (pressroom.signing.revocation-hosts); use b-t."));
        }
        return violations;
    }

    private Uni<SigningKey> key(UUID accountId, JobSignature asked) {
        Uni<SigningKey> found = asked.keyId() == null
                ? keys.named(accountId, String.valueOf(asked.name()))
                : keys.get(accountId, asked.keyId());
        return found.onFailure(Problem.NotFound.class)
                .transform(missing -> new Problem.Invalid(POINTER + "/key", missing.getMessage()
                        + " GET /v1/signing-keys lists yours."));
    }

    private void refuseOutdated(SigningKey key) {
        if (!key.certificate().isValidAt(clock.instant())) {
            throw new Problem.Invalid(POINTER + "/key", "The key's certificate is valid from "
                    + key.certificate().validFrom() + " to " + key.certificate().validTo() + " only.");
        }
    }

    private Uni<?> refuseMissingImage(UUID accountId, @Nullable Box box) {
        if (box == null || box.image() == null) {
            return Uni.createFrom().voidItem();
        }
        String pointer = POINTER + "/visible/image";
        return assets.find(accountId, box.image()).onFailure(Problem.NotFound.class)
                .transform(missing -> new Problem.Invalid(pointer, "There is no asset of this name."))
                .invoke(asset -> {
                    if (!IMAGES.contains(asset.mediaType())) {
                        throw new Problem.Invalid(pointer, "The image must be a PNG or JPEG.");
                    }
                });
    }
}
