-- findThisStation
select *
from "this_station";
