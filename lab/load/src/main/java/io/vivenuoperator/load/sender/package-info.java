/** Other ways to send the same requests with the same client, for comparison: a bare loop, and a queue of rows. */
@NullMarked
package io.vivenuoperator.load.sender;

import org.jspecify.annotations.NullMarked;
