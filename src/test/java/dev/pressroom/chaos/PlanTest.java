package dev.pressroom.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import dev.pressroom.chaos.fault.Fault;

class PlanTest {
    @Test
    void breaksEverythingSeveralTimesUnlessTold() {
        var plan = Plan.of();

        assertThat(plan.jobs()).isEqualTo(2_000);
        assertThat(plan.faults()).containsExactlyInAnyOrder(Fault.values());
        assertThat(plan.rounds()).isEqualTo(4);
    }

    @Test
    void doesAsItIsTold() {
        var plan = Plan.of("--jobs", "30", "--seed", "7", "--rounds", "2", "--faults", "worker-killed,store-hanging");

        assertThat(plan.jobs()).isEqualTo(30);
        assertThat(plan.seed()).isEqualTo(7);
        assertThat(plan.rounds()).isEqualTo(2);
        assertThat(plan.faults()).containsExactlyInAnyOrder(Fault.WORKER_KILLED, Fault.STORE_HANGING);
    }

    @Test
    void breaksNothingWhenAsked() {
        assertThat(Plan.of("--faults", "none").faults()).isEmpty();
    }

    @Test
    void saysWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> Plan.of("--jobs", "many")).hasMessageContaining("many");
        assertThatThrownBy(() -> Plan.of("--jobs")).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Plan.of("--faults", "rain")).hasMessageContaining("worker-killed");
        assertThatThrownBy(() -> Plan.of("--quick")).hasMessageContaining("--quick");
    }
}
