package dev.fluxcontract.client.langchain4j;

import dev.fluxcontract.client.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the jobs of batches, so that they can be retrieved later, by another process too: a table
 * with a batch's id, a number that keeps the order, and what an {@link Item} has.
 */
public interface BatchStore {
  /**
   * Adds the next job of a batch, as soon as the gateway has taken it. If this throws, the batch
   * ends, by an exception that names the job.
   */
  void add(String batchId, Item job);

  /** The jobs of a batch, in the order in which they were added; empty if it is not known. */
  List<Item> jobs(String batchId);

  /**
   * The ids of batches in a stable order, a page of them.
   *
   * @param after the last id of the page before; null for the first page
   * @param atMost how many there are on a page
   * @throws IllegalArgumentException if there is no batch {@code after}
   */
  List<String> batchIds(@Nullable String after, int atMost);

  /**
   * A job.
   *
   * @param model {@link Job#model()}
   * @param requestId {@link Job#requestId()}
   */
  record Item(String model, String requestId) {}
}
