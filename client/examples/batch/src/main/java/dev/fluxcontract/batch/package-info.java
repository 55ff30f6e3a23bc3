/**
 * Makes an image of each prompt of a file, on any number of machines, and submits no prompt twice
 * by itself.
 */
package dev.fluxcontract.batch;
