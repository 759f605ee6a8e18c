/** Google Sheets as its discovery document says it is, in memory: the judge of what we send. */
@NullMarked
package io.vivenuoperator.export.standin;

import org.jspecify.annotations.NullMarked;
