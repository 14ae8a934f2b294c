/** What accounts have used, by days, and what they use now. It must not know what they may use. */
@NullMarked
package dev.pressroom.job.usage;

import org.jspecify.annotations.NullMarked;
