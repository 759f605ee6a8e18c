/** Google's Sheets API. */
@NullMarked
package io.vivenuoperator.export.google;

import org.jspecify.annotations.NullMarked;
