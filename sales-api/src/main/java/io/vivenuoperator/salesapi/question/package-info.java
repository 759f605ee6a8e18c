/** What can be asked at a path, and what an answer depends on. */
@NullMarked
package io.vivenuoperator.salesapi.question;

import org.jspecify.annotations.NullMarked;
