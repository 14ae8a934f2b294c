/** What the codes on bills hold, by the banks' rules. It must never know how a code is drawn. */
@NullMarked
package dev.pressroom.render.merge.payment;

import org.jspecify.annotations.NullMarked;
