/** Makes an image of each prompt of a file, on any number of machines, and pays for none twice. */
package dev.fluxcontract.batch;
