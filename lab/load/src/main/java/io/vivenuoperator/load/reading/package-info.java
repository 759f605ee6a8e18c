/** What a question costs the read API, beside a bare server and plain SQL. */
@NullMarked
package io.vivenuoperator.load.reading;

import org.jspecify.annotations.NullMarked;
