package dev.fluxcontract.client.internal.util;

import java.util.Arrays;
import java.util.List;

/**
 * Finds all spellings of all secrets in one pass over a text: the automaton of Aho and Corasick,
 * whose time does not depend on what the text is.
 */
final class SecretFinder {
  private final List<SecretSpelling> spellings;

  /** A number for each letter that occurs in a spelling; 0 for all other letters. */
  private final char[] classes = new char[128];

  private final int classCount;

  /** The state that follows a state and a class of letters. */
  private final int[] next;

  /** The index of the longest spelling that ends in a state, or -1. */
  private final int[] ends;

  private int states = 1;
  private int longest;
  private int shortest = Integer.MAX_VALUE;

  SecretFinder(List<SecretSpelling> spellings) {
    this.spellings = spellings;
    int letters = 1;
    int count = 1;
    for (SecretSpelling spelling : spellings) {
      longest = Math.max(longest, spelling.letters().length());
      shortest = Math.min(shortest, spelling.letters().length());
      for (char letter : spelling.letters().toCharArray()) {
        letters++;
        if (classes[letter] == 0) {
          classes[letter] = (char) count++;
        }
      }
    }
    classCount = count;
    next = new int[letters * count];
    ends = new int[letters];
    Arrays.fill(ends, -1);
    for (int index = 0; index < spellings.size(); index++) {
      add(index, spellings.get(index).letters().toCharArray());
    }
    complete();
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      classes[letter] = classes[letter | 0x20];
    }
    classes[' '] = classes['+'];
  }

  /** The length of the shortest spelling. */
  int shortest() {
    return shortest;
  }

  /** The length of the longest spelling. */
  int longest() {
    return longest;
  }

  private void add(int index, char[] letters) {
    int state = 0;
    for (char letter : letters) {
      int edge = state * classCount + classes[letter];
      if (next[edge] == 0) {
        next[edge] = states++;
      }
      state = next[edge];
    }
    if (ends[state] < 0) {
      ends[state] = index;
    }
  }

  /** Where a text does not go on with a spelling, it may go on with another. */
  private void complete() {
    int[] fallbacks = new int[states];
    int[] queue = new int[states];
    int queued = 1;
    for (int at = 0; at < queued; at++) {
      int state = queue[at];
      int fallback = fallbacks[state];
      if (ends[state] < 0) {
        ends[state] = ends[fallback];
      }
      for (int letter = 0; letter < classCount; letter++) {
        int edge = state * classCount + letter;
        int otherwise = state == 0 ? 0 : next[fallback * classCount + letter];
        if (next[edge] == 0) {
          next[edge] = otherwise;
        } else {
          fallbacks[next[edge]] = otherwise;
          queue[queued++] = next[edge];
        }
      }
    }
  }

  /** Adds what is found in a text. */
  void find(UnescapedText text, List<Match> found) {
    int state = 0;
    for (int at = 0; at < text.length(); at++) {
      char letter = text.charAt(at);
      state = next[state * classCount + (letter < classes.length ? classes[letter] : 0)];
      int index = ends[state];
      if (index >= 0) {
        SecretSpelling spelling = spellings.get(index);
        int start = text.position(at + 1 - spelling.letters().length());
        found.add(new Match(start, text.position(at + 1), spelling.mark()));
      }
    }
  }

  /** Where a secret is in a text, and what replaces it. */
  record Match(int start, int end, String mark) implements Comparable<Match> {
    @Override
    public int compareTo(Match other) {
      int order = Integer.compare(start, other.start);
      return order != 0 ? order : Integer.compare(other.end, end);
    }
  }
}
