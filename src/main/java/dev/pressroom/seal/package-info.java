/** Secrets at rest that must be read again: AES-256-GCM under the installation's secret key; it knows no feature. */
@NullMarked
package dev.pressroom.seal;

import org.jspecify.annotations.NullMarked;
