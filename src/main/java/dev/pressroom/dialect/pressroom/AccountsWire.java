package dev.pressroom.dialect.pressroom;

import java.time.Instant;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Accounts on the wire. */
interface AccountsWire {
    @Schema(name = "NewAccount")
    record NewAccount(
            @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*", message = "must not have control characters") String name) {}

    @Schema(name = "Account")
    record Account(String id, String name, Instant createdAt, @Nullable Instant disabledAt) {

        static Account of(dev.pressroom.access.Account account) {
            return new Account(Ids.ACCOUNT.of(account.id()), account.name(), account.createdAt(), account.disabledAt());
        }
    }
}
