/** What surrounds each question: the key, the quota, the parameters, the ETag. */
@NullMarked
package io.vivenuoperator.salesapi.question;

import org.jspecify.annotations.NullMarked;
