/** What many jobs cost while nothing happens to them. */
@NullMarked
package dev.fluxcontract.client.bench.waiting;

import org.jspecify.annotations.NullMarked;
