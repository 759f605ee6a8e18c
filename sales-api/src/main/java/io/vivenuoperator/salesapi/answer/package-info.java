/** How an answer is sent: kept as long as nothing that it depends on has changed, compressed once, with an ETag. */
@NullMarked
package io.vivenuoperator.salesapi.answer;

import org.jspecify.annotations.NullMarked;
