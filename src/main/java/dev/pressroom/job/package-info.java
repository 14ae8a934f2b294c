/** What we owe: the job's row, its states and who may change them. It must never know a broker, a dialect or HTTP. */
@NullMarked
package dev.pressroom.job;

import org.jspecify.annotations.NullMarked;
