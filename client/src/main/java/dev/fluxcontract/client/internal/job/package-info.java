/** One client's runtime and its jobs: submitting, polling, streaming, querying and cancelling. */
@NullMarked
package dev.fluxcontract.client.internal.job;

import org.jspecify.annotations.NullMarked;
