package dev.pressroom.dialect.pressroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.pressroom.access.Caller;
import dev.pressroom.access.Scope;
import dev.pressroom.audit.Trail;

class AuditTargetTest {
    private static final UUID MINE = new UUID(1, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final Caller ACCOUNT = Caller.plain(MINE, "pk_1", Set.of(Scope.KEYS));
    private static final Caller OPERATOR = Caller.plain(new UUID(0, 0), "operator", Set.of(Scope.OPERATOR));

    @Test
    void isWhatWasMadeOrWhatTheAddressNames() {
        assertThat(AuditTarget.of(List.of("tpl_1"), "/v1/templates/tpl_1/versions/3")).isEqualTo("tpl_1/versions/3");
        assertThat(AuditTarget.of(List.of("customers", "C-1"), null)).isEqualTo("customers/C-1");
        assertThat(AuditTarget.of(List.of(), null)).isNull();
    }

    @Test
    void belongsToTheCallerWhateverTheAddressSays() {
        assertThat(AuditTarget.account(ACCOUNT, "/v1/accounts/" + Ids.ACCOUNT.of(OTHER), null)).isEqualTo(MINE);
    }

    @Test
    void belongsToTheAccountThatTheOperatorActsOn() {
        String other = "/v1/accounts/" + Ids.ACCOUNT.of(OTHER);

        assertThat(AuditTarget.account(OPERATOR, other + "/keys", "/v1/keys/pk_2")).isEqualTo(OTHER);
        assertThat(AuditTarget.account(OPERATOR, "/v1/accounts", other)).isEqualTo(OTHER);
        assertThat(AuditTarget.account(OPERATOR, "/v1/operations/dead-letters/redrive", null))
                .isEqualTo(Trail.INSTALLATION);
    }
}
