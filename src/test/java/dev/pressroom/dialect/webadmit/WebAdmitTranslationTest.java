package dev.pressroom.dialect.webadmit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.pressroom.batch.BatchState;
import dev.pressroom.dialect.webadmit.WebAdmitTranslation.Own;
import dev.pressroom.dialect.webadmit.WebAdmitWire.Form;

class WebAdmitTranslationTest {
    @ParameterizedTest
    @CsvSource({"FILLING, false, 0, false, initializing", "OPEN, false, 3, false, queued",
            "OPEN, false, 0, false, queued", "OPEN, true, 3, false, in_progress",
            "SUCCEEDED, true, 3, false, available", "SUCCEEDED, false, 0, false, empty_list",
            "PARTIAL, true, 3, false, success_with_errors", "FAILED, true, 3, false, failed",
            "CANCELED, true, 3, true, failed", "PARTIAL, true, 3, true, failed", "SUCCEEDED, true, 3, true, failed"})
    void saysHowABatchStands(BatchState state, boolean begun, int items, boolean lost, String word) {
        assertThat(WebAdmitTranslation.state(state, begun, items, lost)).isEqualTo(word);
    }

    @Test
    void keepsWhatABatchWasMadeWith() {
        var own = new Own(42, 2, "Accepted \"Offers\"", Form.R1);

        assertThat(Own.of(own.metadata())).isEqualTo(own);
        assertThat(own.handle()).isEqualTo("42:2");
    }
}
