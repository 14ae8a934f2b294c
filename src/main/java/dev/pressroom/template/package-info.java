/** Templates, their immutable versions and the account's assets. It must never render. */
@NullMarked
package dev.pressroom.template;

import org.jspecify.annotations.NullMarked;
