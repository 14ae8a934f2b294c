/** HTML in, laid-out PDF pages out. It must never know where the HTML came from, nor reach outside the account's assets. */
@NullMarked
package dev.pressroom.render.layout;

import org.jspecify.annotations.NullMarked;
