/** What the project's own commands take. */
@NullMarked
package dev.fluxcontract.client.bench.build;

import org.jspecify.annotations.NullMarked;
