package dev.pressroom.render.merge.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScaleTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"0|97|0 20 40 60 80 100", "0|1|0 0.2 0.4 0.6 0.8 1",
            "-30|45|-40 -20 0 20 40 60",
            "0|0|0 0.2 0.4 0.6 0.8 1", "1203|1204|1203 1203.2 1203.4 1203.6 1203.8 1204", "0|12|0 2.5 5 7.5 10 12.5"})
    void endsOnRoundNumbers(double low, double high, String ticks) {
        assertThat(Scale.over(low, high).ticks().stream().map(Svg::plain)).containsExactly(ticks.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "50,0.5", "100,1", "-5,0", "1000,1"})
    void keepsEveryNumberWithinTheAxis(double number, double share) {
        assertThat(Scale.over(0, 100).share(number)).isEqualTo(share);
    }
}
